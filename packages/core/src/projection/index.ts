// Years without an official decision, projected from the statute; apart so that importing the core does not load date-holidays.
/** The first day of the years a projection was checked for. */
export const PROJECTED_FROM = 2019;
