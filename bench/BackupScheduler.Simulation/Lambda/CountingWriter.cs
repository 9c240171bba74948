using System.Text;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>Takes lines and keeps their length alone, in bytes of UTF-8.</summary>
internal sealed class CountingWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public long Bytes { get; private set; }

    public override void Write(char value) => Bytes += Encoding.UTF8.GetByteCount([value]);

    public override void Write(string? value) => Bytes += Encoding.UTF8.GetByteCount(value ?? "");

    public override void WriteLine(string? value) => Bytes += Encoding.UTF8.GetByteCount(value ?? "") + 1;
}
