// Who a dossier is of, in plain words, as the patterns of statuses know them.

export const CITIZEN = 'cong dan|nguoi dan|nguoi nop|to chuc';
/** Also where "dân" is nothing else. */
export const CITIZEN_IN_SHORT = `${CITIZEN}|dan`;
