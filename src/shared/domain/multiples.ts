/** Ratios that are read as "so many times" and not as a share. */
const TIMES = /roas|turnover|ltv|cac-ratio|multiple|coverage/;

/** Whether a metric's ratio is read as "so many times": 4.2× and not 420%. */
export const isMultiple = (metric: string): boolean => TIMES.test(metric);
