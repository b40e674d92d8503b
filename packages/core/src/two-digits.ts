// A number of a day or an hour as it is written: 5 is "05".
export const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
