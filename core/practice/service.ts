/** What the hall has left from last Friday: a check with two faults, and a customer who thinks it over. */
import * as build from '../ledger/build.ts'
import type { Scene } from './books.ts'

const FRIDAY = '2026-02-27'

export const service: Scene = {
  accounts: {},
  set: ({ post }) => {
    post([
      build.openItem({
        kind: 'hallCheck',
        id: 'hallCheck-20260227-1',
        state: 'faulty',
        opened: FRIDAY,
        by: '0014',
        until: null,
        data: {
          round: 'during',
          at: Date.UTC(2026, 1, 27, 3),
          looked: [
            { check: 'check1', wrong: null },
            { check: 'check2', wrong: { mender: '0011', found: '二号自助机缺钞' } },
            { check: 'check3', wrong: { mender: '0014', found: '取款单用完' } },
          ],
          due: '2026-03-02',
          mended: [],
        },
      }),
      build.openItem({
        kind: 'retention',
        id: 'retention-20260227-1',
        state: 'open',
        opened: FRIDAY,
        by: '0011',
        until: null,
        data: {
          customer: '000000001',
          signal: 'moving',
          reason: 'rate',
          offer: 'manager',
          amount: 8_000_000n,
          kept: 0n,
          handler: '0014',
          ticket: null,
          due: '2026-03-02',
          row: null,
        },
      }),
    ])
  },
}
