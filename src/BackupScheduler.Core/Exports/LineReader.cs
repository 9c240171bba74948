namespace BackupScheduler.Core.Exports;

/// <summary>Cuts a stream into lines, in one buffer that grows to the longest line.</summary>
internal sealed class LineReader(Stream stream)
{
    // An item has 400 KB at most (DynamoDB quota); with both images, in base64 and escaped, a line stays far below this.
    private const int LongestLine = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The next line without its end; null behind the last one.</summary>
    /// <exception cref="InvalidDataException">The line is longer than any can be.</exception>
    public async Task<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0) return Take(searched + at, skip: 1);
            if (_isAtEnd && _start == _end) return null;
            if (_isAtEnd) return Take(_end - _start, skip: 0);
            searched = _end - _start;
            await FillAsync(cancellation);
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + skip;
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= LongestLine) throw new InvalidDataException($"a line is longer than {LongestLine} bytes");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        _isAtEnd = read == 0;
    }
}
