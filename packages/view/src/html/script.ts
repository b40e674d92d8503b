// The page's one script: sorting by heading and filtering rows. Reading, printing and every figure do without it.

/** Vietnamese words are compared by their own alphabet, whole numbers by value; a filter ignores accents and case. */
export const SCRIPT = `
(() => {
  const words = document.getElementById('words').dataset;
  const compare = new Intl.Collator('vi', { numeric: true }).compare;
  const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').replace(/[\\u0111\\u0110]/g, 'd').toLowerCase();
  for (const table of document.querySelectorAll('table[data-sortable]')) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if (rows.length < 2) continue;
    const heads = [...table.tHead.rows[0].cells];
    const valueOf = (row, i) => row.cells[i].dataset.v ?? row.cells[i].textContent;
    heads.forEach((head, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-label', words.sort + ': ' + head.textContent);
      // The words stay outside: Chromium prints a button once, and the heading is to stand on every page.
      // The arrow stays with the last of them, wherever the heading is broken.
      const end = document.createElement('span');
      const text = head.firstChild;
      end.append(text.splitText(text.data.lastIndexOf(' ') + 1), ' ', button);
      head.append(end);
      head.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const keyed = rows.map((row) => [valueOf(row, i), row]);
        const numbers = keyed.every(([key]) => key !== '' && !Number.isNaN(Number(key)));
        keyed.sort(([a], [b]) => (numbers ? a - b : compare(a, b)) * (down ? -1 : 1));
        body.append(...keyed.map(([, row]) => row));
      });
    });
    if (rows.length < 10) continue;
    const label = document.createElement('label');
    const input = document.createElement('input');
    const output = document.createElement('output');
    label.className = 'filter';
    input.type = 'search';
    input.autocomplete = 'off';
    output.setAttribute('aria-live', 'polite');
    label.append(words.filter + ': ', input, output);
    table.parentElement.before(label);
    let texts;
    let waiting;
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        texts ??= rows.map((row) => plain(row.textContent));
        const wanted = plain(input.value.trim());
        let shown = 0;
        rows.forEach((row, i) => {
          row.hidden = !texts[i].includes(wanted);
          if (!row.hidden) shown++;
        });
        output.textContent = wanted === '' ? '' : shown + '/' + rows.length + ' ' + words.rows;
      }, 80);
    });
  }
})();
`;
