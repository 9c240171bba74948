using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using CsCheck;

namespace BackupScheduler.Core.Tests.Exports;

public sealed class ExportFileReadingTests
{
    private const string Key = "data/file.json.gz";
    private readonly VaultInMemory _vault = new();

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n\n", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("\n\r\na\n\n\nb", new[] { "a", "b" })]
    [InlineData("a\rb\n", new[] { "a\rb" })]
    [InlineData("ü\n🚗\n", new[] { "ü", "🚗" })]
    public async Task Lines_end_as_they_may_and_empty_ones_count_for_nothing(string text, string[] lines)
    {
        Assert.Equal(lines, await ReadAsync(File(PlainExport.Compress(text), lines.Length)));
        await VerifyAsync(File(PlainExport.Compress(text), lines.Length));
    }

    [Fact]
    public async Task A_file_of_no_bytes_holds_nothing() => Assert.Empty(await ReadAsync(File([], 0)));

    [Fact]
    public async Task Gzip_members_one_after_another_are_one_file()
    {
        byte[] bytes = [.. PlainExport.Compress("a\nb"), .. PlainExport.Compress("b\n"), .. PlainExport.Compress("c")];
        Assert.Equal(["a", "bb", "c"], await ReadAsync(File(bytes, 3)));
        await VerifyAsync(File(bytes, 3));
    }

    [Theory]
    [InlineData(2_000_000)]
    [InlineData((16 * 1024 * 1024) - 1)]
    public async Task A_long_line_is_read(int length)
    {
        var line = new string('x', length);
        var file = File(PlainExport.Compress($"a\n{line}\nb\n"), 3);
        Assert.Equal(["a", line, "b"], await ReadAsync(file));
    }

    [Fact]
    public async Task A_line_longer_than_any_item_can_be_is_damage()
    {
        var file = File(PlainExport.Compress(new byte[(16 * 1024 * 1024) + 1]), 1);
        Assert.Contains("a line is longer than 16777216 bytes", (await Assert.ThrowsAsync<DamagedExportException>(() => ReadAsync(file))).Message);
        await Assert.ThrowsAsync<DamagedExportException>(() => VerifyAsync(file));
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_damage_and_never_reads_as_something_else()
    {
        // At random, so that it does not compress to nothing.
        var random = new Random(7);
        var whole = PlainExport.Compress(string.Concat(Enumerable.Range(0, 40).Select(_ => $$$"""{"Item":{"n":{"N":"{{{random.NextInt64()}}}"} } }{{{"\n"}}}""")));
        var all = await ReadItemsAsync(File(whole, 40));
        var cuts = 0;
        for (var length = 0; length < whole.Length; length++)
        {
            var file = File(whole, 40, whole[..length]);
            await Assert.ThrowsAsync<DamagedExportException>(() => VerifyAsync(file));
            // Without verifying: what is lacking at the very end may be no more than the checksum and length of the format itself.
            if (await Record.ExceptionAsync(() => ReadItemsAsync(file)) is { } e)
            {
                Assert.IsType<DamagedExportException>(e);
                cuts++;
            }
            else
            {
                Assert.Equal(all, await ReadItemsAsync(file));
            }
        }

        Assert.InRange(cuts, whole.Length - 16, whole.Length);
    }

    [Fact]
    public Task A_file_in_which_any_bit_is_changed_is_damage()
    {
        var whole = PlainExport.Compress("""{"Item":{"Id":{"N":"1"}}}""" + "\n");
        return Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7]).SampleAsync(
            async (at, bit) =>
            {
                var vault = new VaultInMemory();
                var file = File(whole, 1) with { Key = Key };
                vault.Objects[Key] = [.. whole];
                vault.Objects[Key][at] ^= (byte)(1 << bit);
                await Assert.ThrowsAsync<DamagedExportException>(() => ExportFileReading.VerifyAsync(vault, file, default));
            },
            iter: 500);
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0x1f, 0x8b })]
    [InlineData(new byte[] { 1, 2, 3 })]
    public async Task What_follows_the_data_belongs_to_the_file(byte[] more)
    {
        var whole = PlainExport.Compress("a\n");
        await Assert.ThrowsAsync<DamagedExportException>(() => VerifyAsync(File(whole, 1, [.. whole, .. more])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Lines_too_many_or_too_few_are_damage(int said)
    {
        var file = File(PlainExport.Compress("a\nb\n"), said);
        var e = await Assert.ThrowsAsync<DamagedExportException>(() => VerifyAsync(file));
        Assert.Equal($"{Key}: it holds 2 items, its manifest says {said}", e.Message);
        await Assert.ThrowsAsync<DamagedExportException>(() => ReadAsync(file));
    }

    [Fact]
    public async Task What_is_no_gzip_file_is_damage() => await Assert.ThrowsAsync<DamagedExportException>(() => ReadAsync(File("""{"Item":{}}"""u8.ToArray(), 1)));

    [Fact]
    public async Task A_missing_file_is_a_failure_of_the_vault() => await Assert.ThrowsAsync<ServiceFailureException>(
        () => ExportFileReading.VerifyAsync(_vault, new DataFile("none", 0, default, null), default));

    [Fact]
    public async Task A_record_that_is_refused_is_named_by_its_number_and_damage_of_the_file_goes_first()
    {
        var bytes = PlainExport.Compress("good\nbad\nbad\n");
        static void Check(ReadOnlyMemory<byte> line)
        {
            if (line.Span.SequenceEqual("bad"u8)) throw new FormatException("bad");
        }

        var e = await Assert.ThrowsAsync<DamagedExportException>(() => ExportFileReading.VerifyAsync(_vault, File(bytes, 3), Check, default));
        Assert.Equal($"{Key}: record 2: bad", e.Message);
        e = await Assert.ThrowsAsync<DamagedExportException>(() => ExportFileReading.VerifyAsync(_vault, File(bytes, 4), Check, default));
        Assert.EndsWith("it holds 3 items, its manifest says 4", e.Message);
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0xaf })]
    public void Bytes_that_are_not_UTF_8_are_refused_wherever_they_stand(byte[] wrong)
    {
        foreach (var form in new[] { """{"Item":{"a":{"S":"secret@"}}}""", """{"Item":{"a@":{"S":"secret"}}}""", """{"Item":{"a":{"S@":"secret"}}}""", """{"Item":{"a":{"M":{"b@":{"S":"secret"}}}}}""", "@" })
        {
            var at = form.IndexOf('@', StringComparison.Ordinal);
            byte[] line = [.. Encoding.UTF8.GetBytes(form[..at]), .. wrong, .. Encoding.UTF8.GetBytes(form[(at + 1)..])];
            Assert.DoesNotContain("secret", Assert.ThrowsAny<FormatException>(() => ExportLine.ReadItem(line)).ToString());
        }
    }

    private DataFile File(byte[] bytes, long items, byte[]? stored = null)
    {
        _vault.Objects[Key] = stored ?? bytes;
        return new DataFile(Key, items, Convert.FromBase64String(PlainExport.Md5(bytes)), null);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(DataFile file)
    {
        var lines = new List<string>();
        await foreach (var line in ExportFileReading.ReadAsync(_vault, file, default)) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    private async Task<IReadOnlyList<Core.Items.Item>> ReadItemsAsync(DataFile file)
    {
        var items = new List<Core.Items.Item>();
        await foreach (var item in ExportFileReading.ReadAsync(_vault, file, ExportLine.ReadItem, default)) items.Add(item);
        return items;
    }

    private Task VerifyAsync(DataFile file) => ExportFileReading.VerifyAsync(_vault, file, default);
}
