import type { ThemeConfig } from 'antd'

const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", sans-serif'

/** One design language: ink blue for what acts, brass for what waits, calm greys for the rest. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5a8a',
    colorInfo: '#1f5a8a',
    colorSuccess: '#2e7d5b',
    colorWarning: '#b7791f',
    colorError: '#b3382c',
    // Said outright: worked out from the colours above they are so grey that a success looks disabled.
    colorSuccessBg: '#e4f3ec',
    colorSuccessBorder: '#8fcbae',
    colorWarningBg: '#fbf4e6',
    colorWarningBorder: '#e3c487',
    colorErrorBg: '#fbeeec',
    colorErrorBorder: '#e5aca5',
    colorInfoBg: '#e9f1f8',
    colorPrimaryBg: '#d9e7f2',
    controlItemBgActive: '#d9e7f2',
    colorInfoBorder: '#a9c6de',
    colorText: '#1b2733',
    colorTextSecondary: '#566573',
    colorBgLayout: '#eef1f4',
    colorBorderSecondary: '#e1e6eb',
    borderRadius: 5,
    fontFamily: FONT,
    fontSize: 14,
    controlHeight: 34,
  },
  components: {
    Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: '#f3f6f8', headerColor: '#566573' },
    Card: { headerFontSize: 14, headerHeight: 38, bodyPadding: 12 },
  },
}
