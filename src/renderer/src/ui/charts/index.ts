/** Charts, few and plain. Apart from the kit's barrel, so that pages without one do not load the library. */
export { BarChart, type BarChartProps, type BarSeries } from './BarChart';
export { ChartFrame, type TableTwin } from './ChartFrame';
export { LineChart, type LineChartProps, type LineSeries } from './LineChart';
export { Funnel, type FunnelProps, Waterfall, type WaterfallProps } from './Steps';
