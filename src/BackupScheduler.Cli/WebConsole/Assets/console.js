// Every page works without this script. It adds: a copy button, a list that is filtered while one types, and news of what is under way.
'use strict';

for (const command of document.querySelectorAll('.command')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(command.querySelector('pre').textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(command.querySelector('pre'));
      button.textContent = 'Selected: copy it by keyboard';
    }
  });
  command.append(button);
}

const search = document.querySelector('form.filter input[type="search"]');
const rows = [...document.querySelectorAll('form.filter ~ .table-scroll tbody tr')];
// A list of several pages is filtered by the server alone: here are only some of its rows.
if (search && rows.length > 0 && !document.querySelector('nav.pages')) {
  const shown = document.querySelector('.shown');
  const texts = rows.map(row => row.textContent.toLowerCase());
  search.addEventListener('input', () => {
    const text = search.value.trim().toLowerCase();
    let count = 0;
    rows.forEach((row, i) => {
      row.hidden = !texts[i].includes(text);
      if (!row.hidden) count++;
    });
    shown.textContent = `${count} of ${rows.length} rows of this page shown`;
  });
}

const underWay = document.getElementById('under-way');
if (underWay?.dataset.waiting === 'yes') {
  const look = async () => {
    try {
      const news = await (await fetch('/under-way')).json();
      if (underWay.textContent !== news.text) underWay.textContent = news.text;
      if (news.waiting) return setTimeout(look, 1000);
      const link = document.createElement('a');
      link.href = location.href;
      link.textContent = 'Show it';
      underWay.textContent = 'Done. ';
      underWay.append(link);
      // Somebody who is at work on this page is not torn from it; somebody who only waits is.
      if (document.activeElement === document.body || document.querySelector('[data-wait]')) location.reload();
    } catch {
      underWay.textContent = 'The console does not answer any more.';
    }
  };
  setTimeout(look, 700);
}
