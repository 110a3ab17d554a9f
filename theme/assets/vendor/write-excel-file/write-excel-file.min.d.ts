// What this site uses of write-excel-file, which makes itself known under a global name.

declare global {
  function writeXlsxFile(sheets: object[]): { toBlob(): Promise<Blob> };
}

export {};
