/**
 * The kit: what every page is made of. Import from '../../ui' (and figures as text from '../../format').
 *
 * Page        title, sub, actions, crumbs [{label, to}], beside, parts, flush (fills the height, scrolls inside)
 * Card        title, sub, actions, pad=false lets a table reach the edges; never a card in a card
 * Section, List, Item   a titled list on paper, for rails and panels; Item `two` for two-line items
 * Stats, Figure         figures side by side; Figure: label, value, note, size l|m, onOpen, tone
 * Delta       change | current+previous, better up|down|neither, text, children ("on day 43 of Q1")
 * PaceBar, PaceLegend   actual, target, expected, outlook, low, high, max, big, side, label
 * Money, Percent, Day, MetricFigure, Reason   values as components, in the company's currency and today
 * Badge, StatusBadge    tone + shape + word; StatusBadge status="at-risk" keeps the three together
 * Sparkline   values, for a row: the shape of a figure over time; decoration beside the figure itself
 * Who         person, large, name
 * DataTable   columns [{key, header, cell, numeric, cut, wide, width, total}], rows, rowKey, label, tight,
 *             selected, onOpen, total, tone, under, empty; VirtualTable the same for long lists (give widths)
 *             Each column says its value to a spreadsheet (`value`; null for buttons); copies (Ctrl C, right click) and CSV
 *             (the page's table button) follow from it. `all` reads every row of a paged one, `chosen` the ticked keys.
 * TakenAs     a board, calendar or list as the table it can be copied and saved as; draws nothing
 * Button, IconButton, buttonClass   kind plain|primary|quiet, small, icon, shortcut, waits ("why disabled")
 * InlineEdit  kind text|money|number|select|many|date, label, value, onSave (may reject: its sentence is shown), bare
 * TextField, TextArea, Select, MultiSelect, SuggestField, DateField   labelled inputs (Mantine's props)
 * Panel       one record beside its list (open, onClose, title)
 * Segmented, Menu (items [{label, onSelect, icon, hint, shortcut, checked}|'line'|{heading}]), Dialog, Tip
 * FilterLine, FilterChip, FilterText, MoreFilters   the filters of a page, each with its menu and cross
 * MonthArrows month, onMonth, back: a calendar's month between the ways to the ones before and after
 * Empty, Await (query, children(data)), Progress (job from useJob)
 * From '../../ui/charts': LineChart (title, labels, series, format, formatShort, height), Steps, Legend;
 *             each with its table twin, titles say the finding
 * useRowDrag  a row dragged by its handle (kind, row, handle, id, rows, onMove); its menu has Move up and Move down, too
 * touchDraggable, touchTarget   a finger carries what rests under it, beside the mouse's own drag and drop
 * useEscape   Escape closes a box of your own (ref, onClose), also from a button whose hint is shown
 * showUndo, showNote, showError, showAction (text, label, run)   toasts; useWrite({done}) shows Undo by itself
 *
 * Data: useRead, useWrite, useJob, useWorkspace from '../../api'. Period: usePeriod from '../../frame/period'.
 * Keys: useCommand, useNewThing from '../../commands'. Words of style (row, push, cut, num, ink2, s …): base.css.
 */
export { Await } from './Await';
export { Badge, type BadgeShape, type BadgeTone, type Status, StatusBadge, statusWord } from './Badge';
export { Button, buttonClass, IconButton } from './Button';
export { Card, Item, List, Section } from './Card';
export { cx } from './cx';
export { type Column, DataTable } from './DataTable';
export { Delta } from './Delta';
export { Dialog } from './Dialog';
export { Empty } from './Empty';
export { DateField } from './DateField';
export { MultiSelect, Select, SuggestField, TextArea, TextField } from './Field';
export { Figure, Stats } from './Figure';
export { FilterChip, FilterLine, FilterText, MoreFilters } from './Filter';
export { InlineEdit } from './InlineEdit';
export { Menu, type MenuItem } from './Menu';
export { MonthArrows } from './MonthArrows';
export { PaceBar, PaceLegend } from './PaceBar';
export { Page } from './Page';
export { Panel } from './Panel';
export { Progress } from './Progress';
export { Segmented } from './Segmented';
export { Sparkline } from './Sparkline';
export { STAGE_COLOR } from './stageColor';
export { Tip } from './Tip';
export { TableScope, TablesButton, TakenAs } from './tables';
export { showAction, showError, showNote, showUndo } from './toasts';
export { touchDraggable, touchTarget } from './touchDrag';
export { useEscape } from './useEscape';
export { useRowDrag } from './useRowDrag';
export { Day, MetricFigure, Money, Percent, Reason } from './Values';
export { VirtualTable } from './VirtualTable';
export { Who } from './Who';
