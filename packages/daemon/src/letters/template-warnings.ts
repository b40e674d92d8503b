// What to tell of a template that can be used and will not print all that somebody expects of it.
import { quote } from '@dunghen/core';
import { TEXT_TAGS, type TextTag } from '../letter/letter-tags.ts';
import type { FieldTag } from '../letter/tags-in-fields.ts';
import type { UsableTemplate } from '../scan-context.ts';
import type { Degraded } from './publish-letters.ts';

/** What is told by the scan that drafts with it, and by `doctor`. */
export const templateWarnings = ({ lacks, inFields }: UsableTemplate): readonly Degraded[] => [
  ...withoutPlaces(lacks),
  ...unfilled(inFields),
];

/** Of a template that has no place for what issuing fills in. */
const withoutPlaces = (lacks: readonly TextTag[]): readonly Degraded[] =>
  lacks.length === 0
    ? []
    : [
        {
          code: 'template-lacks-number',
          blocking: false,
          sentence: {
            vi: `Mẫu thư không có ô ${lacks.map((tag) => `{${tag}} (${TEXT_TAGS[tag]})`).join(', ')}: điều đó ghi khi ban hành sẽ không in ra; hãy gõ ô vào chỗ cần in, hoặc ghi tay vào từng bản in.`,
            en: `The template lacks ${lacks.map((tag) => `{${tag}}`).join(', ')}: what is given for it when a letter is issued is not printed; type the tag where it should be printed, or write it into each printed letter by hand.`,
          },
        },
      ];

/** Of tags in the code of a field or in a link: a barcode of them would be the same on every letter. */
const unfilled = (inFields: readonly FieldTag[]): readonly Degraded[] => {
  if (inFields.length === 0) return [];
  const list = (near: string): string =>
    inFields.map(({ tag, place }) => tag + (place === undefined ? '' : ` (${near} ${quote(place)})`)).join(', ');
  return [
    {
      code: 'template-tag-in-field',
      blocking: false,
      sentence: {
        vi: `Mẫu thư có ô nằm trong mã trường hoặc đường liên kết của Word, nơi không ô nào được điền: ${list('ở đoạn')}; hãy bấm Alt+F9 để thấy mã trường, xóa trường hay liên kết đó và gõ ô có ngoặc nhọn thẳng vào đoạn văn.`,
        en: `The template has tags in the code of a field or in a link of Word, where nothing is filled in: ${list('at')}; press Alt+F9 to see the code, delete the field or link and type the tag in braces into the paragraph itself.`,
      },
    },
  ];
};
