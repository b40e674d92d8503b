// Dossiers of which one thing is told together.

/** How many dossiers, and the code of the first. */
export class Some {
  times = 0;
  first = '';

  add(code: string): void {
    if (this.times++ === 0) this.first = code;
  }

  addAll({ times, first }: Some): void {
    if (this.times === 0) this.first = first;
    this.times += times;
  }
}
