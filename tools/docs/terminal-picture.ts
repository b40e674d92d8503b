// What a command printed, colours and all, as a page that a browser can photograph.

const COLOURS: Readonly<Record<string, string>> = {
  '1': 'font-weight:bold',
  '2': 'opacity:.65',
  '4': 'text-decoration:underline',
  '31': 'color:#ff8a80',
  '32': 'color:#8ee69b',
  '33': 'color:#ffd866',
  '34': 'color:#8ab4ff',
  '36': 'color:#7fdbe6',
  '90': 'color:#a0a0a0',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The command as it was typed and its answer, on a dark terminal. */
export function terminalPage(typed: string, printed: string): string {
  let open = 0;
  const body = escaped(printed).replace(/\u001B\[([\d;]*)m/g, (_, codes: string) => {
    const styles = codes.split(';').flatMap((code) => COLOURS[code] ?? []);
    if (styles.length > 0) {
      open++;
      return `<span style="${styles.join(';')}">`;
    }
    return open-- > 0 ? '</span>' : ((open = 0), '');
  });
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1e1e1e; color: #e8e8e8 }
pre { display: inline-block; margin: 0; padding: 14px 18px; max-width: 110ch; white-space: pre-wrap; font: 15px/1.35 "Liberation Mono", monospace }
b { color: #8ee69b }
</style><pre><b>$</b> ${escaped(typed)}
${body}</pre>`;
}
