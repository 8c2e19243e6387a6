"""The little script that the calculators need beside Gradio's own. No part of it reads or writes HTML."""

from __future__ import annotations

# While a form is written, each field is told back below it and the result follows; both wait until the typing pauses.
FORM = """
const fields = () => [...element.querySelectorAll('[data-name]')];
const values = () => {
  const form = element.querySelector('form[data-rule]');
  const said = {};
  for (const field of fields()) {
    const name = field.dataset.name;
    if (!said[name]) said[name] = [];
    said[name][Number(field.dataset.at)] = field.value;
  }
  return {rule: form.dataset.rule, language: form.dataset.language, as_of: element.querySelector('[data-day]').value, said};
};
let asked = 0;
const settle = async (event) => {
  const number = ++asked;
  const now = values();
  trigger(event, now);
  const told = await server.check(now);
  if (number !== asked) return;
  for (const field of fields()) {
    const echo = element.querySelector('#' + field.id + '-echo');
    const {text, kind} = told.fields[field.dataset.name + '-' + field.dataset.at] || {text: '', kind: ''};
    echo.textContent = text;
    echo.dataset.kind = kind;
    if (kind === 'fault') field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  element.querySelector('[data-summary]').textContent = told.summary;
};
let timer;
element.addEventListener('input', (event) => {
  if (!event.target.closest('form[data-rule]')) return;
  clearTimeout(timer);
  timer = setTimeout(() => settle('input'), 350);
});
element.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  if (event.target.matches('[data-table]')) trigger('submit', {text: element.querySelector('textarea').value});
  else settle('input');
  if (matchMedia('(max-width: 1180px)').matches) document.querySelector('#calc-result').scrollIntoView({block: 'start'});
});
element.addEventListener('change', (event) => {
  const chosen = event.target.type === 'file' && event.target.files[0];
  if (!chosen) return;
  const echo = element.querySelector('#calc-file-echo');
  const {limit, large, kind} = event.target.dataset;
  echo.textContent = !/\\.(csv|xlsx)$/i.test(chosen.name) ? kind : chosen.size > Number(limit) ? large : '';
  element.querySelector('[data-chosen]').textContent = chosen.name;
  if (echo.textContent) return;
  const reader = new FileReader();
  reader.onload = () => trigger('submit', {data: reader.result.split(',')[1] || ''});
  reader.readAsDataURL(chosen);
  event.target.value = ''; // so that the same file, once corrected, can be chosen again
});
element.addEventListener('click', (event) => {
  if (!event.target.closest('[data-act="more"]')) return;
  const rows = [...element.querySelectorAll('.calc-row[hidden]')];
  if (rows.length < 2) event.target.hidden = true;
  if (!rows.length) return;
  rows[0].hidden = false;
  rows[0].querySelector('input').focus();
});
"""

# The address is shown to be copied, and follows what the form holds; clicks on a school turn the radar.
RESULT = """
const settled = () => {
  const state = element.querySelector('[data-address]');
  const link = element.querySelector('[data-link]');
  if (state && link) link.value = location.origin + location.pathname + state.dataset.address;
};
settled();
watch('value', settled);
element.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  if (button.dataset.act !== 'copy') { trigger('select', {...button.dataset}); return; }
  const link = element.querySelector('[data-link]');
  link.select();
  try { await navigator.clipboard.writeText(link.value); }
  catch { document.execCommand('copy'); } // where the page is not served over HTTPS
  button.textContent = button.dataset.done;
});
"""
