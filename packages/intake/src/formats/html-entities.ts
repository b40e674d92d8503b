// Letters that a web page spells out: PHP's htmlentities writes "Ng&agrave;y" and "ti&#7871;p" for what UTF-8 could say as it is.

/** U+00A0 to U+00FF, as HTML 4 names them. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’' }),
  ...Object.entries({ ldquo: '“', rdquo: '”', dstrok: 'đ', Dstrok: 'Đ', abreve: 'ă', Abreve: 'Ă', itilde: 'ĩ', utilde: 'ũ' }),
]);
const LARGEST = 0x10ffff;

/** The text meant; what names no letter stays as it stands. @example readEntities('H&#7891; s&#x1A1; A &amp; B') // 'Hồ sơ A & B' */
export const readEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED.get(name) ?? all;
        const point = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
        return point <= LARGEST ? String.fromCodePoint(point) : all;
      })
    : text;
