// A progress bar on terminals and nothing anywhere else.
const WIDTH = 24;

/** Draws "label ████░░ 40% 812/2030" on stderr when it is a terminal; `end` wipes it. */
export function progressBar(label: string): { readonly step: (done: number, total: number) => void; readonly end: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { step: () => {}, end: () => {} };
  return {
    step: (done, total) => {
      const part = total === 0 ? 1 : done / total;
      const filled = Math.round(part * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      stderr.write(`\r\u001B[K${label} ${bar} ${Math.floor(part * 100)}% ${done}/${total}`);
    },
    end: () => void stderr.write('\r\u001B[K'),
  };
}
