// Word files to PDF by LibreOffice, where it is installed; a profile of its own, because two conversions on one disturb each other.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWorkFolder } from '../work-folder.ts';

const NAMES = process.platform === 'win32' ? ['soffice.exe'] : ['soffice', 'libreoffice'];
const USUAL = ['C:\\Program Files\\LibreOffice\\program', '/usr/bin', '/opt/libreoffice/program'];
/** LibreOffice starts in seconds and takes a sixth of one for each letter; a machine under load takes ten times that. */
const START_MS = 60_000;
const EACH_MS = 2_000;

/** The program, or null where there is none. */
export function findOffice(path: string = process.env['PATH'] ?? ''): string | null {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...USUAL];
  for (const folder of folders) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Converts Word files into `folder`; false when LibreOffice failed, took too long or was told to stop. */
export function toPdf(office: string, files: readonly string[], folder: string, signal?: AbortSignal): Promise<boolean> {
  return inWorkFolder('soffice', (profile) => {
    const child = spawn(
      office,
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
      {
        stdio: 'ignore',
        // Under a locale without UTF-8 it cannot read a folder's name with accents and waits for an answer nobody gives.
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
        timeout: START_MS + files.length * EACH_MS,
        killSignal: 'SIGKILL',
        ...(signal && { signal }),
      },
    );
    return new Promise<boolean>((done) => {
      child.on('error', () => done(false));
      child.on('exit', (code) => done(code === 0));
    });
  });
}
