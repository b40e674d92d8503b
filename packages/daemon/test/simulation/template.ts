// The smallest Word template that passes every check: simulations write thousands of letters.
import PizZip from 'pizzip';
import { ISSUED_TAGS, REQUIRED_TAGS } from '../../src/letter/letter-tags.ts';
import { stampLetter } from '../../src/letter/stamp-letter.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Its bytes. */
export function smallTemplate(): Uint8Array {
  const zip = new PizZip();
  const body = [...REQUIRED_TAGS, ...ISSUED_TAGS].map((tag) => `<w:p><w:r><w:t>{${tag}}</w:t></w:r></w:p>`).join('');
  zip.file(
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  zip.file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`);
  // With the place of a letter's stamp in it, as in the template we ship: then a letter packs two parts anew and not four.
  stampLetter(zip, { key: 'S-0/1' });
  return zip.generate({ type: 'uint8array' });
}
