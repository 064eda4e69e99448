/** Makes the documents that report on a circular. */
export type Reports = {
  /** The closing report as PDF, XLSX and CSV, stored with the circular. Made again, it replaces nothing. */
  makeClosingReport(circularId: string): Promise<void>
}
