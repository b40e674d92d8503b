// The answer first: met or missed, the rate with its counts, how many more may be late, and what is still at stake.
import { percentText } from '@dunghen/core';
import { isProvisionalPage, isRunning, type ReportPage } from '../report-page.ts';
import {
  BASIS_NAMES,
  forecastOf,
  outcomeOf,
  provisionalReport,
  showCount,
  showNumber,
  showPercent,
  showRange,
  type Words,
} from '../words/index.ts';
import { gauge } from './gauge.ts';
import { html, type Insert, type Markup } from './markup.ts';
import { verdict } from './verdict.ts';

/** The section above everything else. */
export function answer(page: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const { target } = page.report;
  const n = (count: number): string => showCount(count, lang);
  const outcome = outcomeOf(page.report);
  const open = outcome === 'met' || outcome === 'missed';
  const sentence =
    outcome === 'not-begun'
      ? t(
          `Kỳ chưa bắt đầu; hiện có ${n(target.late)} hồ sơ đang quá hạn sẽ được chuyển sang kỳ này nếu không xong trước đó.`,
          `The period has not begun; ${n(target.late)} dossiers overdue today will be carried into it unless they end before.`,
        )
      : target.total === 0
        ? t('Không có hồ sơ nào trong kỳ.', 'There is no dossier in the period.')
        : t(
            `${n(target.late)} trong ${n(target.total)} hồ sơ trễ hẹn. Mục tiêu: dưới ${showPercent(target.percent, lang)}.`,
            `${n(target.late)} of ${n(target.total)} dossiers are late. Target: under ${showPercent(target.percent, lang)}.`,
          );
  return html`<section id="answer" aria-labelledby="answer-h" class="${open ? outcome : 'none'}">
    <h2 id="answer-h">
      ${t('Kết quả', 'The answer')}${isRunning(page.report) && outcome !== 'not-begun' && html` <small>${t('(tạm tính, kỳ chưa kết thúc)', '(so far: the period is not over)')}</small>`}
    </h2>
    <p class="headline">${verdict(outcome, words)} ${open && html`<strong class="rate">${showPercent(percentText(target), lang)}</strong>`}</p>
    <p class="sentence">
      ${sentence} <span class="basis">${t('Cách tính', 'Basis')}: ${t(...BASIS_NAMES[target.basis]).toLowerCase()}.</span>
    </p>
    ${isProvisionalPage(page) && html`<p class="note">${provisionalReport(words)}</p>`} ${open && gauge(page.report, words)}
    <dl class="cards">${cards(page, words)}</dl>
  </section>`;
}

const card = (term: string, value: Insert, note: Insert, bad = false): Markup =>
  html`<div${bad && html` class="bad"`}><dt>${term}</dt><dd><b>${value}</b><span>${note}</span></dd></div>`;

function cards({ report, forecast }: ReportPage, words: Words): readonly Markup[] {
  const { t, lang } = words;
  const { target, budget, promises, letters, form06a, feedback } = report;
  const n = (count: number): string => showCount(count, lang);
  const goal = showPercent(target.percent, lang);
  const made: Markup[] =
    outcomeOf(report) === 'not-begun'
      ? []
      : [
          budget.remaining >= 0
            ? card(
                t('Còn được trễ thêm', 'More may be late'),
                n(budget.remaining),
                t(
                  `hồ sơ; tối đa ${n(budget.allowedLate)} để giữ dưới ${goal}`,
                  `dossiers; at most ${n(budget.allowedLate)} to stay under ${goal}`,
                ),
              )
            : card(
                t('Vượt mức cho phép', 'Over the limit by'),
                n(-budget.remaining),
                t(
                  `hồ sơ; tối đa ${n(budget.allowedLate)} để giữ dưới ${goal}`,
                  `dossiers; at most ${n(budget.allowedLate)} to stay under ${goal}`,
                ),
                true,
              ),
          card(
            isRunning(report) ? t('Đang quá hạn', 'Open and overdue') : t('Quá hạn khi hết kỳ', 'Overdue at the end'),
            n(form06a.c13),
            t(`trong ${n(form06a.c11)} hồ sơ chưa xong`, `of ${n(form06a.c11)} not finished`),
            form06a.c13 > 0,
          ),
          card(
            t('Có kết quả đúng hoặc trước ngày hẹn', 'Ready on or before the promised day'),
            showPercent(promises.percent, lang),
            t(`${n(promises.kept)} trong ${n(promises.total)} kết quả`, `${n(promises.kept)} of ${n(promises.total)} results`),
          ),
          card(
            t('Thư xin lỗi còn thiếu', 'Letters missing'),
            n(letters.missing),
            t(
              `trong ${n(letters.owed)} hồ sơ trễ; đã gửi ${n(letters.sent)}`,
              `of ${n(letters.owed)} late dossiers; ${n(letters.sent)} sent`,
            ),
            letters.missing > 0,
          ),
        ];
  if (isRunning(report)) {
    made.push(
      card(
        t('Còn đến hạn trong kỳ', 'Still due in the period'),
        n(budget.dueByEnd),
        t('hồ sơ đang mở, chưa trễ', 'open dossiers, not late yet'),
      ),
    );
  }
  if (forecast && forecast.chanceToMeet !== null) {
    const of = forecastOf(target.basis, words);
    const often = showRange(forecast.interval.from, forecast.interval.to, words);
    made.push(
      card(
        t('Khả năng đạt cuối kỳ', 'Chance to meet the target'),
        `${showNumber(Math.round(forecast.chanceToMeet * 100), lang)}%`,
        t(
          `dự kiến trễ ${showNumber(Math.round(forecast.expected.late), lang)}, thường ${often} hồ sơ`,
          `about ${showNumber(Math.round(forecast.expected.late), lang)} late, mostly ${often}`,
        ) + (of && `; ${of}`),
      ),
    );
  }
  if (feedback.inTime.total > 0) {
    made.push(
      card(
        t('Phản ánh, kiến nghị không trễ hạn', 'Feedback handled without delay'),
        showPercent(feedback.inTime.percent, lang),
        t(
          `${n(feedback.inTime.kept)} trong ${n(feedback.inTime.total)}, tính riêng`,
          `${n(feedback.inTime.kept)} of ${n(feedback.inTime.total)}, counted apart`,
        ),
      ),
    );
  }
  return made;
}
