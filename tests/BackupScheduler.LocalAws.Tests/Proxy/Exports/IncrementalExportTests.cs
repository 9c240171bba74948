using BackupScheduler.LocalAws.Proxy.Exports;

namespace BackupScheduler.LocalAws.Tests.Proxy.Exports;

[Collection(nameof(MotoServer))]
public sealed class IncrementalExportTests(MotoServer moto)
{
    [Fact]
    public async Task A_window_holds_each_items_net_change()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var from = await ChangeAsync(world);

        var export = await world.ExportAsync(world.Window(from, world.Now));

        var (early, late) = (Micros(from), Micros(from.AddMinutes(5)));
        Assert.Equal(
            new[]
            {
                Line(early, "deleted", old: "1"), Line(early, "inserted", @new: "1"), Line(late, "passing"),
                Line(late, "reborn", "1", "2"), Line(late, "twice", "0", "2"),
            }.Order(StringComparer.Ordinal),
            await world.LinesAsync(export));
    }

    [Fact]
    public async Task With_new_images_alone_there_are_no_old_ones_and_passing_items_can_be_left_out()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { TellsPassingItems = false });
        var from = await ChangeAsync(world);

        var export = await world.ExportAsync(world.Window(from, world.Now, "NEW_IMAGE"));

        var (early, late) = (Micros(from), Micros(from.AddMinutes(5)));
        Assert.Equal(
            new[] { Line(early, "deleted"), Line(early, "inserted", @new: "1"), Line(late, "reborn", @new: "2"), Line(late, "twice", @new: "2") }
                .Order(StringComparer.Ordinal),
            await world.LinesAsync(export));
    }

    [Fact]
    public async Task A_window_begins_with_its_first_moment_and_ends_before_its_last()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var from = world.Pass(minutes: 1);
        await world.PutAsync("first", "1");
        var to = world.Pass(minutes: 20);
        await world.PutAsync("next", "1");
        world.Pass(minutes: 20);

        Assert.Contains("\"first\"", Assert.Single(await world.LinesAsync(await world.ExportAsync(world.Window(from, to)))), StringComparison.Ordinal);
        Assert.Contains("\"next\"", Assert.Single(await world.LinesAsync(await world.ExportAsync(world.Window(to, world.Now)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_of_all_windows_lies_in_one_folder_and_the_manifests_tell_whose_it_is()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { Files = 3 });
        var from = world.Now;
        await world.PutAsync("a", "1");
        var to = world.Pass(minutes: 30);
        await world.PutAsync("b", "1");
        world.Pass(minutes: 30);

        var first = await world.ExportAsync(world.Window(from, to));
        var second = await world.ExportAsync(world.Window(to, world.Now));

        var data = await world.Contents.KeysAsync($"{ExportFixture.Prefix}/AWSDynamoDB/data/");
        Assert.Equal(6, data.Count);
        var told = (await world.FilesAsync(first)).Concat(await world.FilesAsync(second)).Select(file => (string)file["dataFileS3Key"]!);
        Assert.Equal(data.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        var summary = await world.SummaryAsync(second);
        Assert.Equal(
            ("2023-08-01", "2026-03-01T12:30:00.000Z", "2026-03-01T13:00:00.000Z", "NEW_AND_OLD_IMAGES", "INCREMENTAL_EXPORT", false),
            ((string?)summary["version"], (string?)summary["exportFromTime"], (string?)summary["exportToTime"], (string?)summary["outputView"],
                (string?)summary["exportType"], summary.ContainsKey("exportTime")));
        Assert.Equal(to.ToUnixTimeSeconds(), (long)second["IncrementalExportSpecification"]!["ExportFromTime"]!);
    }

    [Theory]
    [InlineData(14, "ValidationException")]
    [InlineData(24.5 * 60, "ValidationException")]
    [InlineData(-20, "ValidationException")]
    [InlineData(15, null)]
    [InlineData(24 * 60, null)]
    public async Task A_window_is_neither_too_short_nor_too_long(double minutes, string? error)
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var from = world.Now;
        world.Pass(minutes: 26 * 60);

        var request = world.Window(from, from.AddMinutes(minutes));

        if (error is not null)
        {
            Assert.Equal(error, await world.ErrorAsync("ExportTableToPointInTime", request));
            return;
        }

        Assert.Equal("COMPLETED", (string?)(await world.ExportAsync(request))["ExportStatus"]);
    }

    [Fact]
    public async Task A_demo_may_have_windows_of_seconds()
    {
        await using var world = await ExportFixture.StartAsync(moto, new ExportSemanticsOptions { ShortestWindow = TimeSpan.FromSeconds(1) });
        var from = world.Now;
        world.Pass(minutes: 0.1);

        Assert.Equal("COMPLETED", (string?)(await world.ExportAsync(world.Window(from, world.Now)))["ExportStatus"]);
    }

    /// <summary>Answers when the window begins; it ends now.</summary>
    private static async Task<DateTimeOffset> ChangeAsync(ExportFixture world)
    {
        await world.PutAsync("untouched", "1");
        await world.PutAsync("twice", "0");
        await world.PutAsync("deleted", "1");
        await world.PutAsync("reborn", "1");
        var from = world.Pass(minutes: 1);
        await world.PutAsync("inserted", "1");
        await world.PutAsync("twice", "1");
        await world.DeleteAsync("deleted");
        await world.DeleteAsync("reborn");
        await world.PutAsync("passing", "1");
        world.Pass(minutes: 5);
        await world.PutAsync("twice", "2");
        await world.PutAsync("reborn", "2");
        await world.DeleteAsync("passing");
        await world.PutAsync("untouched", "1");
        world.Pass(minutes: 15);
        return from;
    }

    private static string Micros(DateTimeOffset time) => $"{time.ToUnixTimeMilliseconds()}000";

    private static string Line(string micros, string id, string? old = null, string? @new = null)
    {
        string Image(string name, string? value) => value is null ? "" : $",\"{name}\":" + $$$"""{"id":{"S":"{{{id}}}"},"value":{"S":"{{{value}}}"}}""";
        return $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{micros}}}"}},"Keys":{"id":{"S":"{{{id}}}"}}""" + Image("OldImage", old) + Image("NewImage", @new) + "}";
    }
}
