"""Validates every notebook below a folder against the schema of nbformat 4.5, and reads it as Jupyter
does: nothing may have to be mended or upgraded."""

import pathlib
import sys
import warnings

import nbformat

# What nbformat mends on the way in, such as a missing id, it warns about.
warnings.simplefilter("error")

paths = sorted(pathlib.Path(sys.argv[1]).rglob("*.ipynb"))
if not paths:
    sys.exit("no notebook is here")
for path in paths:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook, relax_add_props=False)
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        sys.exit(f"{path}: format {notebook.nbformat}.{notebook.nbformat_minor}, not 4.5")
    ids = [cell.id for cell in notebook.cells]
    if len(ids) != len(set(ids)):
        sys.exit(f"{path}: two cells have one id")
    outputs = sum(len(cell.get("outputs", [])) for cell in notebook.cells)
    print(f"{path.name}: {len(notebook.cells)} cells, {outputs} outputs, valid")
