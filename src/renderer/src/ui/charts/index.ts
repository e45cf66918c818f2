/** Charts, few and plain. Apart from the kit's barrel, so that pages without one do not load the library; Home takes its steps from their own file. */
export { BarChart, type BarChartProps } from './BarChart';
export { ChartFrame, type TableTwin } from './ChartFrame';
export { Legend } from './Legend';
export { LineChart, type LineChartProps, type LineKind, type LineSeries } from './LineChart';
export { Bridge } from './Steps';
