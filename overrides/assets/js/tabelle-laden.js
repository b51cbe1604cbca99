// Gives the rows of a table that are shown, in the order shown, as a CSV file or an Excel workbook.
//
// <a href="FILE" download data-laden="csv|xlsx" data-tabelle="ID" data-adresse="WORD"> leads to a file with all rows;
// this script makes the same file of those that are not hidden. The last column, WORD, is the address of the row's
// first link. The rules for CSV are those of macros/exports/zelle.py: no spreadsheet takes a cell for a formula.
"use strict";

const MEDIA = { csv: "text/csv;charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const INTERNATIONAL = /^\+[0-9]+(?: [0-9]+)+$/;

for (const link of document.querySelectorAll("a[data-laden]")) {
  link.addEventListener("click", (event) => {
    const table = document.getElementById(link.dataset.tabelle);
    if (!table) return;
    event.preventDefault();
    const rows = rowsOf(table, link.dataset.adresse);
    const parts = link.dataset.laden === "csv" ? [csv(rows)] : workbook(rows, table.caption?.textContent || "");
    save(new Blob(parts, { type: MEDIA[link.dataset.laden] }), link.href.split("/").pop());
  });
}

function rowsOf(table, address) {
  const heads = [...table.tHead.rows[0].cells].map(textOf);
  const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
  return [[...heads, address], ...rows.map((row) => [...row.cells].map(textOf).concat(addressOf(row)))];
}

// Explanations of terms, links to the data (preview) and signs for line breaks are no part of a cell.
function textOf(cell) {
  const copy = cell.cloneNode(true);
  for (const part of copy.querySelectorAll("[popover], .ik-quelle")) part.remove();
  return copy.textContent.replace(/[\u00ad\u2060\u200b]/g, "").replace(/[ \t\r\n]+/g, " ").trim();
}

function addressOf(row) {
  const link = row.querySelector("th a");
  const base = document.querySelector("link[rel=canonical]")?.href || location.href;
  return link ? new URL(link.getAttribute("href"), base).href : "";
}

function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(field).join(";")}\r\n`).join("")}`;
}

function field(text) {
  const safe = FORMULA.test(text) && !INTERNATIONAL.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

// A workbook with one sheet: five small files of XML, all cells texts.
function workbook(rows, title) {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packed = "http://schemas.openxmlformats.org/package/2006";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const name = xml(title.replace(/[[\]:*?/\\']/g, " ").slice(0, 31).trim()) || "1";
  return zip([
    ["[Content_Types].xml",
      `${head}<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="${packed}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packed}/relationships">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${relation("rId2", "styles", "styles.xml")}</Relationships>`],
    ["xl/styles.xml",
      `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
      '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs>' +
      '<cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles></styleSheet>'],
    ["xl/worksheets/sheet1.xml", `${head}<worksheet xmlns="${main}">${sheet(rows)}</worksheet>`],
  ]);
}

function sheet(rows) {
  const cell = (text, number) => `<c t="inlineStr"${number ? "" : ' s="1"'}><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
  const lines = rows.map((row, number) => `<row r="${number + 1}">${row.map((text) => cell(text, number)).join("")}</row>`);
  return (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${rows[0].length}" width="24" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData>`
  );
}

// Excel takes _x000D_ for an escaped sign, so an underscore before such a text is escaped itself.
function xml(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (sign) => signs[sign]);
}

// A ZIP archive whose files are stored as they are, all of one day (1980-01-01): the same rows give the same bytes.
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = new TextEncoder().encode(name);
    const bytes = new TextEncoder().encode(content);
    const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]];
    const local = record([0x04034b50, 4], ...common);
    parts.push(local, path, bytes);
    directory.push(record([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    offset += local.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]);
  return [...parts, ...directory, end];
}

function record(...fields) {
  const bytes = [];
  for (const [value, length] of fields) for (let at = 0; at < length; at += 1) bytes.push((value >>> (8 * at)) & 0xff);
  return new Uint8Array(bytes);
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
