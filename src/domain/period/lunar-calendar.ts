import { type LocalDate, addDays, daysBetween, makeLocalDate } from "../kernel/local-date.ts";

const RADIANS = Math.PI / 180;
const sine = (degrees: number): number => Math.sin(degrees * RADIANS);

/** Julian day number of 1970-01-01. */
const EPOCH = 2440588;
const toDate = (julianDay: number): LocalDate => addDays("1970-01-01", julianDay - EPOCH);
const toJulianDay = (date: LocalDate): number => daysBetween("1970-01-01", date) + EPOCH;

/** Vietnam's calendar is reckoned at UTC+7; an hour further east, 2030 begins a day later. */
const TIME_ZONE = 7 / 24;
const SYNODIC_MONTH = 29.530588853;
/** Day of the new moon from which new moons are counted: 1 January 1900. */
const FIRST_NEW_MOON = 2415021.076998695;

/** What sun and moon add to the mean new moon, in days (J. Meeus, Astronomical Algorithms). */
function corrections(k: number, t: number): number {
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t ** 3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t ** 3;
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t ** 3;
  return (
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * latitude) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * latitude + sun) -
    0.0004 * sine(2 * latitude - sun) -
    0.0006 * sine(2 * latitude + moon) +
    0.001 * sine(2 * latitude - moon) +
    0.0005 * sine(2 * moon + sun)
  );
}

/** Julian day, in Vietnam, of the k-th new moon since 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t * t -
    0.000000155 * t ** 3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t * t);
  const clock = -0.000278 + 0.000265 * t + 0.000262 * t * t;
  return Math.floor(mean + corrections(k, t) - clock + 0.5 + TIME_ZONE);
}

/** The twelfth of the sun's way, 0–11, in which a day begins. */
function solarTerm(julianDay: number): number {
  const t = (julianDay - 2451545.5 - TIME_ZONE) / 36525;
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t ** 3;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t * t +
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** Number of the new moon that begins month 11, the one with the winter solstice. */
function eleventhMonth(year: number): number {
  const end = toJulianDay(makeLocalDate(year, 12, 31) ?? "");
  const k = Math.floor((end - 2415021) / SYNODIC_MONTH);
  return solarTerm(newMoon(k)) >= 9 ? k - 1 : k;
}

/** Months after month 11 up to the leap month: the first in which the sun enters no new twelfth. */
function leapMonthAfter(k: number): number {
  let at = 1;
  while (at < 14 && solarTerm(newMoon(k + at)) !== solarTerm(newMoon(k + at + 1))) at += 1;
  return at;
}

/** The day on which a day of the Vietnamese lunar calendar falls (ngày âm lịch), months 1–10. */
export function lunarDay(year: number, month: number, day: number): LocalDate {
  const start = eleventhMonth(year - 1);
  const hasLeap = newMoon(eleventhMonth(year)) - newMoon(start) > 365;
  const plain = month + 1;
  const offset = hasLeap && plain >= leapMonthAfter(start) ? plain + 1 : plain;
  const first = newMoon(
    Math.floor(0.5 + (newMoon(start) - FIRST_NEW_MOON) / SYNODIC_MONTH) + offset,
  );
  return toDate(first + day - 1);
}
