export { AttributionPage } from './AttributionPage';
export { CodeMoves } from './CodeMoves';
export { changeCode } from './codeMoves';
