// How days, numbers and percentages look in the terminal: as on every other page of the product.
export { showCount, showDay, showDaysIn, showMoment, showNumber, showPercent } from '@dunghen/view/words';
