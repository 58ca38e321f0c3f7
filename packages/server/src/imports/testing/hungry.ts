const eaten: unknown[] = [];
for (;;) eaten.push(Array.from({ length: 10_000 }, () => ({})));
