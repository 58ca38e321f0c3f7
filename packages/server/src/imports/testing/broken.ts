throw new TypeError('a bug in an importer');
