// The tag an officer probably meant, so that a message about a misspelt one can offer it.

/** The known tag that differs in the fewest letters; case and accents do not count. */
export function nearestTag<Tag extends string>(written: string, known: readonly [Tag, ...Tag[]]): Tag {
  const plain = written.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().slice(0, 60);
  const distances = known.map((tag) => editDistance(plain, tag));
  return known[distances.indexOf(Math.min(...distances))] as Tag;
}

/** How many letters must be inserted, removed or replaced to make one word of the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] as number) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
