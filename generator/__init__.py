"""Curated YAML facts in, Markdown pages with checked receipts out.

The pipeline, one file a step; each module imports only from those named before it:

    diagnostics  where something is and what is wrong with it
    model        the records, exactly as an editor may write them
    dates        dates that say how exact they are
    prose        the small inline subset of prose fields
    quotes       words: runs, fingerprints, the nearest miss, text fragments
    load         folder -> records and their positions
    link         records -> Library: look-ups, references, the address of each record
    verify       Library and fingerprints -> Evidence and diagnostics
    views        Library and Evidence -> one frozen view per page
    render       view -> Markdown
    export       Library -> data files
    write        files -> disk, only what changed
    build        strings the steps together: build(root, today) -> Build(files, diagnostics)
    site         the rendered site: staged, checked, swapped in
"""
