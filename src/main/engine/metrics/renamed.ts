/**
 * Ids that metrics had before, and what they are now. An id that is given up is written here and stays for good: what
 * people bound to it (assumptions, goals, experiments, scripts) then finds the metric under its new one. None was yet.
 */
export const RENAMED: Readonly<Record<string, string>> = {};
