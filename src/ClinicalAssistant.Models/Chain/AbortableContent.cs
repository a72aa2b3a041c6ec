using System.Net;

namespace ClinicalAssistant.Models;

/// <summary>A response body that stops being read when the attempt ends. Some SDKs read lines without a token, and would wait on a silent server for ever.</summary>
internal sealed class AbortableContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly CancellationToken _abort;

    public AbortableContent(HttpContent inner, CancellationToken abort)
    {
        (_inner, _abort) = (inner, abort);
        foreach (var header in inner.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream, context, _abort);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abort);
        await _inner.CopyToAsync(stream, context, either.Token).ConfigureAwait(false);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new AbortableStream(await _inner.ReadAsStreamAsync(_abort).ConfigureAwait(false), _abort);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
