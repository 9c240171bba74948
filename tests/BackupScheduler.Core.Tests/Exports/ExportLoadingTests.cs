using System.Text;
using BackupScheduler.Core.Exports;

namespace BackupScheduler.Core.Tests.Exports;

public sealed class ExportLoadingTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 28, 1, 0, 0, TimeSpan.Zero);
    private readonly VaultInMemory _vault = new();
    private readonly string _key;
    private readonly string _folder;

    public ExportLoadingTests()
    {
        _key = PlainExport.Write(_vault, "01693685827463-2d8752fd", null, Time, ["one", "two"], [], ["three"]);
        _folder = _key[..^"manifest-summary.json".Length];
    }

    [Fact]
    public async Task An_export_is_loaded_with_its_empty_files_and_no_data_file_is_opened()
    {
        var export = await ExportLoading.LoadAsync(_vault, _key, default);
        Assert.Equal([2, 0, 1], export.Files.Select(file => file.Items));
        Assert.Equal((_key, 3, false), (export.SummaryKey, export.Summary.Items, export.LacksChecksums));
        Assert.Empty(_vault.Opened);
    }

    [Fact]
    public async Task The_files_of_a_window_lie_in_a_folder_for_all_windows()
    {
        var export = await ExportLoading.LoadAsync(_vault, PlainExport.Write(_vault, "window", Time, Time.AddHours(1), ["a"]), default);
        Assert.Equal($"{PlainExport.Prefix}/AWSDynamoDB/data/window-file0.json.gz", Assert.Single(export.Files).Key);
    }

    [Theory]
    [InlineData("manifest-summary.json")]
    [InlineData("manifest-files.json")]
    public async Task A_missing_manifest_is_damage(string name)
    {
        _vault.Objects.Remove(_folder + name);
        await AssertDamagedAsync(_folder + name, "missing");
    }

    [Theory]
    [InlineData("manifest-summary")]
    [InlineData("manifest-files")]
    public async Task A_manifest_that_its_checksum_does_not_fit_is_damage(string name)
    {
        _vault.Objects[$"{_folder}{name}.json"][^2] ^= 1;
        await AssertDamagedAsync($"{_folder}{name}.json", "its checksum does not fit");
    }

    [Theory]
    [InlineData("manifest-summary")]
    [InlineData("manifest-files")]
    public async Task A_manifest_without_a_checksum_is_taken_and_told(string name)
    {
        _vault.Objects.Remove($"{_folder}{name}.checksum");
        Assert.True((await ExportLoading.LoadAsync(_vault, _key, default)).LacksChecksums);
    }

    [Fact]
    public async Task A_checksum_named_md5_holds_too()
    {
        _vault.Objects.Remove($"{_folder}manifest-files.checksum", out var checksum);
        _vault.Objects[$"{_folder}manifest-files.md5"] = checksum!;
        Assert.False((await ExportLoading.LoadAsync(_vault, _key, default)).LacksChecksums);
        checksum![0] ^= 1;
        await AssertDamagedAsync($"{_folder}manifest-files.json", "its checksum does not fit");
    }

    [Theory]
    [InlineData("\"itemCount\":3", "\"itemCount\":4", "itemCount is 4, its files hold 3")]
    [InlineData("\"itemCount\":3", "\"itemCount\":-3", "itemCount: given '-3'")]
    [InlineData("/manifest-files.json", "/../manifest-files.json", "missing")]
    [InlineData("\"manifestFilesS3Key\":\"123456789012/", "\"manifestFilesS3Key\":\"999999999999/", "keys below ")]
    [InlineData("\"manifestFilesS3Key\":\"", "\"manifestFilesS3Key\":\"/", "keys below ")]
    [InlineData("12345a12-abcd-123a-ab12-1234abc12345\",\"exportTime", "another\",\"exportTime", "tableId: given 'another', accepted: 12345a12")]
    [InlineData("table/ProductCatalog\",\"tableId", "table/Other\",\"tableId", "is of table Other in 123456789012/us-east-1")]
    [InlineData("DYNAMODB_JSON", "ION", "outputFormat: given 'ION'")]
    public async Task A_summary_that_contradicts_its_place_or_its_files_is_damage(string from, string to, string why)
    {
        Change("manifest-summary", from, to);
        Assert.Contains(why, (await Assert.ThrowsAsync<DamagedExportException>(() => ExportLoading.LoadAsync(_vault, _key, default))).Message);
    }

    [Theory]
    [InlineData("\"dataFileS3Key\":\"123456789012/", "\"dataFileS3Key\":\"999999999999/", "keys below ")]
    [InlineData("/AWSDynamoDB/", "/AWSDynamoDBx/", "keys below ")]
    [InlineData("12345a12-abcd-123a-ab12-1234abc12345/AWS", "another-incarnation/AWS", "keys below ")]
    [InlineData("\"itemCount\":2", "\"itemCount\":1", "itemCount is 3, its files hold 2")]
    [InlineData("\"itemCount\":2", "\"itemCount\":9223372036854775807", "its files hold 9223372036854775808")]
    [InlineData("\"md5Checksum\"", "\"md5\"", "line 1: md5Checksum")]
    public async Task A_list_of_files_that_names_other_places_or_counts_is_damage(string from, string to, string why)
    {
        Change("manifest-files", from, to);
        Assert.Contains(why, (await Assert.ThrowsAsync<DamagedExportException>(() => ExportLoading.LoadAsync(_vault, _key, default))).Message);
        Assert.Empty(_vault.Opened);
    }

    [Fact]
    public async Task A_table_may_be_named_as_the_folder_is()
    {
        var vault = new VaultInMemory();
        foreach (var (key, content) in _vault.Objects) Put(vault, key, content, "ProductCatalog", "AWSDynamoDB");
        var export = await ExportLoading.LoadAsync(vault, _key.Replace("ProductCatalog", "AWSDynamoDB", StringComparison.Ordinal), default);
        Assert.True(export.LacksChecksums);
        var stem = export.Summary.FilesKey[..^".json".Length];
        PlainExport.Put(vault, stem, Encoding.UTF8.GetString(vault.Objects[$"{stem}.json"]).Replace("/12345a12", "/67890a12", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DamagedExportException>(() => ExportLoading.LoadAsync(vault, export.SummaryKey, default));
    }

    [Theory]
    [InlineData("manifest-summary.json")]
    [InlineData("account/manifest-summary.json")]
    public async Task A_manifest_in_no_folder_of_exports_is_refused(string key)
    {
        _vault.Objects[key] = _vault.Objects[_key];
        var e = await Assert.ThrowsAsync<DamagedExportException>(() => ExportLoading.LoadAsync(_vault, key, default));
        Assert.Contains("lies in no folder /AWSDynamoDB/", e.Message);
    }

    [Fact]
    public async Task Manifests_are_found_by_their_folders_ours_or_not_as_far_as_they_are_written()
    {
        var window = PlainExport.Write(_vault, "window", Time, Time.AddHours(1), ["a"]);
        _vault.Objects[$"{PlainExport.Prefix}/AWSDynamoDB/under-way/_started"] = [];
        _vault.Objects[$"{PlainExport.Prefix}/AWSDynamoDB/data/manifest-summary.json"] = [];
        var other = PlainExport.Write(_vault, "other", Time, Time.AddHours(1), ["a"]);
        Assert.Equal([_key, other, window], await ExportLoading.FindSummariesAsync(_vault, PlainExport.Prefix, default));
    }

    private void Change(string name, string from, string to)
    {
        var text = Encoding.UTF8.GetString(_vault.Objects[$"{_folder}{name}.json"]).ReplaceLineEndings("\n").Replace(",\n", ",", StringComparison.Ordinal);
        Assert.Contains(from, text);
        PlainExport.Put(_vault, _folder + name, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static void Put(VaultInMemory vault, string key, byte[] content, string from, string to)
    {
        if (key.EndsWith(".checksum", StringComparison.Ordinal)) return;
        vault.Objects[key.Replace(from, to, StringComparison.Ordinal)] =
            key.EndsWith(".gz", StringComparison.Ordinal) ? content : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(from, to, StringComparison.Ordinal));
    }

    private async Task AssertDamagedAsync(string key, string why)
    {
        var e = await Assert.ThrowsAsync<DamagedExportException>(() => ExportLoading.LoadAsync(_vault, _key, default));
        Assert.Equal((key, $"{key}: {why}"), (e.Key, e.Message));
    }
}
