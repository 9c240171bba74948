using System.Text.Json;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class DiscardTests : IAsyncLifetime
{
    private LetterHouse _house = null!;

    private LetterOptions All => new() { Filter = new LetterFilter { All = true }, To = _house.File, Yes = true };

    public async Task InitializeAsync()
    {
        _house = await LetterHouse.BuildAsync();
        _house.Letters.Add(LetterHouse.Many(25));
        _house.Letters.Add(new FakeMessage("rub\u0007bish \"quoted\"", ("ErrorCode", "MalformedItem")) { Id = "raw" });
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task All_is_written_before_the_first_is_deleted_and_what_nobody_can_read_stays()
    {
        var linesAtFirst = -1;
        _house.Sqs.Before = async (operation, _, _) =>
        {
            if (operation == "DeleteMessage" && linesAtFirst < 0) linesAtFirst = (await File.ReadAllLinesAsync(_house.File)).Length;
            return null;
        };

        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(25, linesAtFirst);
        Assert.Equal("raw", Assert.Single(_house.Letters.Messages).Id);
        Assert.Equal(1, _house.Letters.Visible);
        Assert.Contains("1 letters that nobody can read were left alone", outcome.Output, StringComparison.Ordinal);
        using var first = JsonDocument.Parse(File.ReadLines(_house.File).First());
        Assert.Equal("AccessDeniedException", first.RootElement.GetProperty("attributes").GetProperty("ErrorCode").GetString());
        Assert.Contains("BackUpTable", first.RootElement.GetProperty("body").GetString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.False(File.GetUnixFileMode(_house.File).HasFlag(UnixFileMode.OtherRead));
    }

    [Fact]
    public async Task What_nobody_can_read_is_taken_by_its_id_and_kept_to_the_letter()
    {
        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All with { Filter = new LetterFilter { Ids = ["raw"] } });

        Assert.Equal(0, outcome.ExitCode);
        using var line = JsonDocument.Parse(await File.ReadAllTextAsync(_house.File));
        Assert.Equal("rub\u0007bish \"quoted\"", line.RootElement.GetProperty("body").GetString());
        Assert.Equal(25, _house.Letters.Visible);
    }

    [Fact]
    public async Task A_file_that_is_there_is_refused_and_nothing_is_done()
    {
        await File.WriteAllTextAsync(_house.File, "yesterday's");

        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("which is there, accepted: the path of a new file", Assert.Single(outcome.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("yesterday's", await File.ReadAllTextAsync(_house.File));
        Assert.Equal((26, 0), (_house.Letters.Visible, _house.Sqs.Calls("ReceiveMessage")));
    }

    [Theory]
    [InlineData(null, "--yes: not given")]
    [InlineData("no", "not confirmed: given 'no', accepted: discard; nothing was changed")]
    public async Task Nobody_s_word_is_no_confirmation(string? answer, string error)
    {
        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All with { Yes = false }, answer);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_house.File));
        Assert.Equal((26, 0), (_house.Letters.Visible, _house.Sqs.Calls("DeleteMessage")));
    }

    [Fact]
    public async Task The_word_confirms()
    {
        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All with { Yes = false }, "discard\n");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("25 letters are written to", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, _house.Letters.Visible);
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_told_and_stays()
    {
        var deletions = 0;
        _house.Sqs.Before = (operation, _, _) => Task.FromResult(operation == "DeleteMessage" && Interlocked.Increment(ref deletions) > 5 ? "AccessDenied" : null);

        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("25 letters: 5 discarded, 20 FAILED", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(21, _house.Letters.Visible);
    }

    [Fact]
    public async Task A_dry_run_writes_no_file()
    {
        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All with { DryRun = true, Yes = false });

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("25 letters: 25 would go; nothing was changed", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_house.File));
        Assert.Equal(26, _house.Letters.Visible);
    }

    [Fact]
    public async Task An_id_that_is_not_there_is_told()
    {
        var outcome = await _house.RunAsync(LetterCommands.DiscardAsync, All with { Filter = new LetterFilter { Ids = ["nobody\u001b[31m"] } });

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("no letter has the id 'nobody?[31m' among the 26 that were seen", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_house.File));
    }
}
