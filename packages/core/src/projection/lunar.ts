// Vietnam's lunar calendar, counted at UTC+7 and not in Beijing: mùng 1 Tết and the 10th of the 3rd month.
// New moons and the sun's longitude by Meeus, "Astronomical Formulae for Calculators"; the month rules are those of the
// traditional calendar: the 11th month holds the winter solstice, a leap month holds no principal term.
import { asDay, dayOf, type EpochDay } from '../epoch-day.ts';

const RAD = Math.PI / 180;
const JULIAN_OF_1970 = 2_440_587.5;
const SYNODIC_MONTH = 29.530588853;
const OFFICE_DAY = 7 / 24;

const sin = (degrees: number): number => Math.sin(degrees * RAD);

/** The day, in Vietnam, of the k-th new moon since January 1900. */
function newMoonDay(k: number): EpochDay {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
  const m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const mp = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const correction =
    (0.1734 - 0.000393 * t) * sin(m) +
    0.0021 * sin(2 * m) -
    0.4068 * sin(mp) +
    0.0161 * sin(2 * mp) -
    0.0004 * sin(3 * mp) +
    0.0104 * sin(2 * f) -
    0.0051 * sin(m + mp) -
    0.0074 * sin(m - mp) +
    0.0004 * sin(2 * f + m) -
    0.0004 * sin(2 * f - m) -
    0.0006 * sin(2 * f + mp) +
    0.001 * sin(2 * f - mp) +
    0.0005 * sin(2 * mp + m);
  const dynamicalTime = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return asDay(Math.floor(mean + correction - dynamicalTime - JULIAN_OF_1970 + OFFICE_DAY));
}

/** Which twelfth of its yearly path the sun is in when a day begins in Vietnam: 0 from the spring equinox, 9 from the winter solstice. */
function solarSector(day: EpochDay): number {
  const t = (day + JULIAN_OF_1970 - OFFICE_DAY - 2_451_545) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly);
  const longitude = (((mean + centre) % 360) + 360) % 360;
  return Math.floor(longitude / 30);
}

const moonIndex = (day: EpochDay): number => Math.floor((day + JULIAN_OF_1970 + 0.5 - 2_415_021) / SYNODIC_MONTH);

/** The index of the new moon that begins the 11th month of the lunar year that ends in `year` + 1. */
function eleventhMonth(year: number): number {
  let k = moonIndex(dayOf(year, 12, 31));
  if (newMoonDay(k + 1) <= dayOf(year, 12, 31)) k++;
  return solarSector(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/** When the 11th month before a lunar year begins, and which month after it is the leap one: none in most years. */
interface LunarYear {
  readonly start: number;
  /** When the 11th month of the year itself begins. */
  readonly next: number;
  readonly leap: number;
}
/** Two days are asked of each year, and each year's end is the next one's start: to find them anew was most of a projection's time. */
const known = new Map<number, LunarYear>();

function lunarYear(year: number): LunarYear {
  const told = known.get(year);
  if (told) return told;
  const start = known.get(year - 1)?.next ?? eleventhMonth(year - 1);
  const next = eleventhMonth(year);
  let leap = Infinity;
  // Thirteen moons between two winter solstices: the first month without a principal term is the leap one.
  if (next - start === 13) {
    leap = 1;
    let sector = solarSector(newMoonDay(start + 1));
    for (;;) {
      const following = solarSector(newMoonDay(start + leap + 1));
      if (sector === following) break;
      sector = following;
      leap++;
    }
  }
  const found = { start, next, leap };
  known.set(year, found);
  return found;
}

/**
 * The civil day of a lunar date in the lunar year that begins in `year`; months 1–10, never the leap one.
 * Agrees with every official Tết and Giỗ Tổ of 2019–2027, and with 1968, 1985 and 2007, when Vietnam and China differed.
 * @example formatDay(lunarDay(2030, 1, 1)) // '2030-02-02' — 3 February in China
 */
export function lunarDay(year: number, month: number, day: number): EpochDay {
  const { start, leap } = lunarYear(year);
  const offset = month + 1;
  return asDay(newMoonDay(start + (offset >= leap ? offset + 1 : offset)) + day - 1);
}
