// What is left out of the joined command, or put off, so that a start pays only for what it does.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

/** What the library of holidays knows of other countries and their hours, which was most of what a year yet undecided had to load. */
export const vietnamOnly: Plugin = {
  name: 'vietnam-only',
  async load(id) {
    if (/[\\/]date-holidays[\\/]src[\\/]data\.js$/.test(id)) {
      const { data } = (await import(pathToFileURL(id).href)) as { data: { holidays: Record<string, unknown> } };
      return `export const data = ${JSON.stringify({ ...data, holidays: { VN: data.holidays['VN'] } })};`;
    }
    if (/[\\/]moment-timezone[\\/]data[\\/]packed[\\/]latest\.json$/.test(id)) {
      const data = JSON.parse(readFileSync(id, 'utf8')) as Record<'zones' | 'links' | 'countries', readonly string[]>;
      const zones = data.zones.filter((zone) => zone.startsWith('Asia/Ho_Chi_Minh|'));
      return { code: JSON.stringify({ ...data, zones, links: [], countries: [] }), moduleType: 'json' };
    }
    return null;
  },
};

const PUT_OFF = '\0put-off:';

/**
 * The libraries of Word files come when the first one is opened, which a scan that drafts nothing never does; and the parser of arguments
 * starts programs only for commands that are programs themselves, of which there are none.
 */
export const putOff: Plugin = {
  name: 'put-off',
  async resolveId(id, importer) {
    const isLibrary = (id === 'docxtemplater' || id === 'pizzip') && importer !== undefined && !importer.startsWith(PUT_OFF);
    if (isLibrary) return `${PUT_OFF}${(await this.resolve(id, importer, { skipSelf: true }))?.id}`;
    return id === 'node:child_process' && importer?.includes('commander') ? `${PUT_OFF}${id}` : null;
  },
  load(id) {
    if (!id.startsWith(PUT_OFF)) return null;
    const put = JSON.stringify(id.slice(PUT_OFF.length));
    if (id.endsWith('node:child_process')) return `export default { spawn: (...args) => require(${put}).spawn(...args) };`;
    return `export default function (...args) { return new (require(${put}))(...args); }`;
  },
};
