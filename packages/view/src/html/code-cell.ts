// The code of a dossier in a table: on one line where it is as long as codes are, else broken where it must be.
import { html, type Markup } from './markup.ts';

/** The longest that is kept on one line: "000.17.22.H56-210531-0001" and some more. */
const ON_ONE_LINE = 32;

/** A code as a cell. */
export const codeCell = (dossier: string): { readonly show: Markup; readonly sort: string } => ({
  show: html`<span class="code${dossier.length > ON_ONE_LINE && ' long'}">${dossier}</span>`,
  sort: dossier,
});
