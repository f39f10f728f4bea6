import { done, type ItemKindRow, open } from './kind.ts'

export interface Loss {
  readonly account: string
  readonly paper: 'passbook' | 'certificate'
}

export const loss: ItemKindRow = {
  name: { zh: '挂失', en: 'Loss report' },
  states: {
    oral: open('口头挂失', 'oral report'),
    cancelled: done('已撤销', 'cancelled'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
