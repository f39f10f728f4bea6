/** A bank of three accounts in the form of the Berka files: every operation once, and every cause of disagreement. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const figures = Array.from({ length: 13 }, (_, index) => `A${index + 4}`)

export const smallBank: Readonly<Record<string, readonly string[]>> = {
  'district.asc': [['A1', 'A2', 'A3', ...figures].join(';'), `1;"Hl.m. Praha";"Prague";${'1;'.repeat(12)}1`],
  'client.asc': ['"client_id";"birth_number";"district_id"', '1;"706213";1', '2;"450204";1', '3;"401209";1'],
  'account.asc': [
    '"account_id";"district_id";"frequency";"date"',
    '10;1;"POPLATEK MESICNE";930101',
    '20;1;"POPLATEK TYDNE";930102',
    '30;1;"POPLATEK PO OBRATU";930105',
  ],
  'disp.asc': [
    '"disp_id";"client_id";"account_id";"type"',
    '1;1;10;"OWNER"',
    '2;2;20;"OWNER"',
    '3;1;20;"DISPONENT"',
    '4;3;30;"OWNER"',
  ],
  'trans.asc': [
    '"trans_id";"account_id";"date";"type";"operation";"amount";"balance";"k_symbol";"bank";"account"',
    '1;10;930101;"PRIJEM";"VKLAD";1000.00;1000.00;"";;',
    '2;10;930102;"PRIJEM";"PREVOD Z UCTU";5000.00;6000.00;"DUCHOD";"AB";"12345"',
    '3;10;930102;"VYDAJ";"VYBER";700.50;5299.50;" ";;0',
    '4;20;930102;"PRIJEM";"VKLAD";60500.00;60500.00;"";;',
    '5;20;930102;"VYDAJ";"VYBER KARTOU";200.00;60300.00;"";;',
    '6;10;930104;"VYDAJ";"PREVOD NA UCET";250.30;5049.20;"SIPO";"CD";"777"',
    '7;10;930104;"PRIJEM";"";12.34;5061.50;"UROK";;',
    '8;10;930104;"VYDAJ";"VYBER";14.60;5046.90;"SLUZBY";;',
    '9;20;930104;"VYBER";"VYBER";60000.00;300.00;"";;',
    '10;20;930105;"VYDAJ";"VYBER";900.00;-600.00;"SIPO";;',
    '11;20;930105;"VYDAJ";"VYBER";1.23;-601.20;"SANKC. UROK";;',
    '12;30;930105;"PRIJEM";"VKLAD";100.00;400.00;"";;',
    '13;30;930105;"PRIJEM";"VKLAD";300.00;300.00;"";;',
  ],
}

/** Writes the files, with CRLF as the real ones, after `change` has had its way with their lines. */
export function writeBank(
  folder: string,
  change: (files: Record<string, string[] | undefined>) => void = () => undefined,
): string {
  const files: Record<string, string[] | undefined> = Object.fromEntries(
    Object.entries(smallBank).map(([name, lines]) => [name, [...lines]]),
  )
  change(files)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, lines] of Object.entries(files)) {
    if (lines) writeFileSync(join(folder, name), lines.map(line => `${line}\r\n`).join(''))
  }
  return folder
}
