/**
 * Between two steps of what is worked out before anybody asked: whoever asks meanwhile is answered first. Absent where
 * somebody waits for the answer. Ends the work by an error where that is to be left.
 */
export type Pause = (() => Promise<void>) | undefined;
