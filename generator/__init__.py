"""Curated YAML facts in, Markdown pages with checked receipts out.

The pipeline, one file a step; each module imports only from those named before it:

    diagnostics     where something is and what is wrong with it
    codes           what the code of a finding means, a page each
    model           the records, exactly as an editor may write them
    catalogue       the generator's own words for readers, by language
    dates           dates that say how exact they are
    prose           the small inline subset of prose fields
    terms           glossary terms in running text
    quotes          words: runs, fingerprints, the nearest miss, text fragments
    pictures        plain values -> inline SVG
    load            folder -> records and their positions
    link            records -> Library: look-ups, references, the address of each record
    verify          Library and fingerprints -> Evidence and diagnostics
    citations       how to cite a quote
    schema          the model -> JSON Schema, by which editor programs complete and check
    fmt             a file of facts -> the same facts in the one canonical layout, comments kept
    draft           a source's text -> the first draft of its facts; the files of an empty project
    views           Library and Evidence -> one frozen view per page
    render          view -> Markdown
    export          Library -> data files
    previews        a page's title -> the picture shown where it is shared
    write           files -> disk, only what changed
    build           strings the steps together: build(root, today) -> Build(files, diagnostics)
    site            the rendered site: staged, checked, swapped in
    serve           the live preview on this machine
    reach           are the sources still where they were?
    fingerprinting  a source's text -> its fingerprint on disk
    editing         an editor's files rewritten: laid out, told their schemas
    starting        a new project on disk: a made-up example, or a draft
    diff            two states of the facts -> what changed; and the log of changes
    report          how findings are told: as text, as JSON, to GitHub Actions

``__main__`` is the command line, ``progress`` its bar, ``mkdocs_plugin`` the adapter for MkDocs. A test holds the order.
"""
