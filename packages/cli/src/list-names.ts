// The lists of `dunghen list`, named apart from the command so that the help can tell them without loading it.
export const LIST_NAMES = ['overdue', 'due-soon', 'at-risk', 'open', 'letters-missing', 'escalated'] as const;
export type ListName = (typeof LIST_NAMES)[number];
