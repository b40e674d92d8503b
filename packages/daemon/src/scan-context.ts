// What a scan works with, as values: the day, the law, and the letters' settings with the template, read at most once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DungHenError, type EpochDay, type Sentence } from '@dunghen/core';
import type { LawContext } from './config/context.ts';
import { fromConfig, type LoadedConfig } from './config/load-config.ts';
import type { Agency, LetterFacts } from './letter/letter-facts.ts';
import type { TextTag } from './letter/letter-tags.ts';
import type { FieldTag } from './letter/tags-in-fields.ts';
import { compileTemplate, renderLetter } from './letter/render-letter.ts';
import type { Machine } from './machine.ts';
import { sha256 } from './publish-file.ts';

/** A template that passed every check. */
export interface UsableTemplate {
  readonly render: (facts: LetterFacts) => Uint8Array;
  readonly sha256: string;
  /** Of the tags that issuing fills in those it has no place for. */
  readonly lacks: readonly TextTag[];
  /** The tags it has a place for. */
  readonly prints: ReadonlySet<TextTag>;
  /** The tags that stand where nothing is filled in. */
  readonly inFields: readonly FieldTag[];
}

/** How letters are made and where they go. */
export interface LetterSettings {
  readonly folder: string;
  readonly agency: Agency;
  /** Null when the template cannot be used; then letters wait, and the fault says why. */
  readonly template: UsableTemplate | { readonly fault: DungHenError };
  readonly defaultReason: string | undefined;
  readonly newAppointmentDays: (procedure: string | undefined) => number;
}

/** Everything a scan depends on besides the store. */
export interface ScanContext {
  readonly today: EpochDay;
  readonly law: LawContext;
  readonly letters: LetterSettings;
  /** Somebody says that the letters folder is meant, though none of the letters lies in it. */
  readonly isNewFolder?: true;
  /** An open dossier is due soon when it is due within so many working days. */
  readonly dueSoonDays: number;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  /** Who takes the steps that are recorded; nobody's name where no person acts. */
  readonly actor?: string;
  /** Where files are published; this machine unless a simulated one is given. */
  readonly machine?: Machine;
  /** What is not right but stops nothing. */
  readonly warnings: readonly { readonly code: string; readonly sentence: Sentence }[];
}

/** Of a scan's context, what tells the letters folder from another one in its place. */
export interface FolderContext extends Pick<ScanContext, 'machine' | 'isNewFolder'> {
  readonly letters: Pick<LetterSettings, 'folder'>;
}

/** The template that ships with the product: found by its package's name, since the command is joined into files that lie elsewhere. */
export const DEFAULT_TEMPLATE = pathToFileURL(createRequire(import.meta.url).resolve('@dunghen/daemon/template'));

/** The context of a scan, from the configuration. */
export function scanContext(loaded: LoadedConfig, law: LawContext, today: EpochDay, now: () => string): ScanContext {
  const { agency, letters, alerts } = loaded.config;
  let template: LetterSettings['template'] | undefined;
  const daysByProcedure = new Map(Object.entries(letters.newAppointmentDaysByProcedure));
  return {
    today,
    law,
    now,
    dueSoonDays: Math.max(0, ...alerts.workingDaysBefore),
    letters: {
      folder: fromConfig(loaded, letters.folder),
      agency: Object.fromEntries(Object.entries(agency).filter(([, value]) => value !== undefined)) as Agency,
      // Read when first asked for: most commands and most scans render no letter, and checking a template takes a quarter of a start.
      get template() {
        return (template ??= loadTemplate(letters.template === undefined ? DEFAULT_TEMPLATE : fromConfig(loaded, letters.template)));
      },
      defaultReason: letters.defaultReason,
      newAppointmentDays: (procedure) => daysByProcedure.get(procedure ?? '') ?? letters.newAppointmentDays,
    },
    warnings: agency.name === undefined ? [noAgency(loaded)] : [],
  };
}

function noAgency({ path }: LoadedConfig): ScanContext['warnings'][number] {
  const [vi, en] =
    path === null
      ? ['Hãy chạy "dunghen init" rồi điền mục agency trong tệp cấu hình', 'Run "dunghen init" and fill in agency in the configuration']
      : [`Hãy điền mục agency trong ${path}`, `Fill in agency in ${path}`];
  return {
    code: 'agency-not-configured',
    sentence: {
      vi: `Chưa khai tên cơ quan: thư để trống phần này. ${vi} trước khi ký.`,
      en: `The agency has no name yet: letters leave it blank. ${en} before signing.`,
    },
  };
}

/** The last one that passed: the next round of a daemon finds it as it was, and to check it anew takes as long as three letters. */
let checked: UsableTemplate | undefined;

function loadTemplate(path: URL | string): LetterSettings['template'] {
  const name = basename(String(path));
  try {
    const bytes = readFileSync(path);
    const hash = sha256(bytes);
    if (checked?.sha256 === hash) return checked;
    const compiled = compileTemplate(bytes, name);
    const { lacks, prints, inFields } = compiled;
    checked = { render: (facts) => renderLetter(compiled, facts), sha256: hash, lacks, prints, inFields };
    return checked;
  } catch (error) {
    if (error instanceof DungHenError) return { fault: error };
    const { code, name: kind } = error as NodeJS.ErrnoException;
    const reason = code ?? kind;
    const fault = new DungHenError('template-unreadable', {
      vi: `Không mở được mẫu thư ${name} (${reason}); hãy kiểm tra mục letters.template trong cấu hình, hoặc chạy "dunghen init" để lấy lại mẫu gốc.`,
      en: `The letter template ${name} cannot be opened (${reason}); check letters.template in the configuration, or run "dunghen init" for the original.`,
    });
    return { fault };
  }
}
