// The shell of every page: one file, nothing loaded, and no script but its own.
import { createHash } from 'node:crypto';
import type { Words } from '../words/index.ts';
import { html, Markup } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** Nothing may be loaded and no script may run but the one whose hash stands in the page itself. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** A page around its body; `words` are the script's. */
export function document(lang: string, title: string, skip: string, body: Markup, words: Markup): string {
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${title}</title>
<style>${new Markup(STYLE)}</style></head><body><a class="skip" href="#answer">${skip}</a>${body}${words}<script>${new Markup(SCRIPT)}</script></body></html>
`.text;
}

/** What the page's script has to say. */
export const pageScriptWords = ({ t }: Words): Markup =>
  html`<template id="words" data-sort="${t('Sắp xếp', 'Sort')}" data-filter="${t('Lọc', 'Filter')}" data-rows="${t('dòng', 'rows')}"></template>`;
