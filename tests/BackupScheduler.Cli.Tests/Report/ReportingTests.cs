using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Report;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Report;

/// <summary>The file is there whole or not at all.</summary>
public sealed class ReportingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Html => Path.Combine(_folder.FullName, "report.html");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_page_is_written_for_its_owner_and_the_result_is_one_line()
    {
        Assert.Equal(ExitCode.Done, await RunAsync(new ReportOptions(Html)));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Html), StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", await File.ReadAllTextAsync(Html), StringComparison.Ordinal);
        Assert.Equal([Html], Directory.GetFiles(_folder.FullName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Html));
        Assert.Equal($"{Html}: Healthy: every table that a backup is expected of is protected", _output.ToString().TrimEnd());
    }

    [Fact]
    public async Task An_organization_that_is_not_healthy_is_no_failure_of_the_report()
    {
        Assert.Equal(ExitCode.Done, await RunAsync(new ReportOptions(Html), SyntheticOrganization.Of(12)));
        Assert.Contains("Not healthy", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_by_force()
    {
        await File.WriteAllTextAsync(Html, "before");
        var refused = await Assert.ThrowsAsync<BadUsageException>(() => RunAsync(new ReportOptions(Html)));
        Assert.Equal($"--html: given '{Html[..Math.Min(64, Html.Length)]}', accepted: a new file; with --force one that is there is replaced", refused.Message);
        Assert.Equal("before", await File.ReadAllTextAsync(Html));
        Assert.Equal(ExitCode.Done, await RunAsync(new ReportOptions(Html) { Force = true }));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_to_is_refused_before_anything_is_read()
    {
        var isRead = false;
        foreach (var path in new[] { _folder.FullName, Path.Combine(_folder.FullName, "none", "report.html") })
        {
            await Assert.ThrowsAsync<BadUsageException>(() => Reporting.RunAsync(new ReportOptions(path), () => new Source(() =>
            {
                isRead = true;
                return SyntheticOrganization.Healthy(1);
            }), new Terminal(_output, _error), CancellationToken.None));
        }

        Assert.False(isRead);
    }

    [Fact]
    public async Task A_look_that_fails_leaves_the_file_as_it_was()
    {
        await File.WriteAllTextAsync(Html, "before");
        await Assert.ThrowsAsync<TimeoutException>(() => Reporting.RunAsync(
            new ReportOptions(Html) { Force = true }, () => new Source(() => throw new TimeoutException("too slow")), new Terminal(_output, _error), CancellationToken.None));
        Assert.Equal("before", await File.ReadAllTextAsync(Html));
        Assert.Equal([Html], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_page_that_breaks_off_leaves_nothing_behind()
    {
        File.WriteAllText(Html, "before");
        Assert.Throws<IOException>(() => WholeFile.Write(Html, force: true, output =>
        {
            output.Write("half");
            throw new IOException("the disk is full");
        }));
        Assert.Equal("before", File.ReadAllText(Html));
        Assert.Equal([Html], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task A_file_that_comes_to_be_meanwhile_is_not_replaced()
    {
        Assert.Equal(ExitCode.Failed, await Reporting.RunAsync(new ReportOptions(Html), () => new Source(() =>
        {
            File.WriteAllText(Html, "somebody else's");
            return SyntheticOrganization.Healthy(1);
        }), new Terminal(_output, _error), CancellationToken.None));
        Assert.Equal("somebody else's", await File.ReadAllTextAsync(Html));
        Assert.StartsWith("--html: not written: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal([Html], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Who_interrupts_gets_no_page()
    {
        using var ending = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reporting.RunAsync(new ReportOptions(Html), () => new Source(() =>
        {
            ending.Cancel();
            return SyntheticOrganization.Healthy(1);
        }), new Terminal(_output, _error), ending.Token));
        Assert.False(File.Exists(Html));
    }

    [Fact]
    public async Task The_result_as_JSON()
    {
        await RunAsync(new ReportOptions(Html) { Json = true }, SyntheticOrganization.Of(12));
        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        Assert.Equal(["command", "succeeded", "file", "bytes", "time", "healthy", "headline", "problems", "unknown"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Html, root.GetProperty("file").GetString());
        Assert.Equal(new FileInfo(Html).Length, root.GetProperty("bytes").GetInt64());
        Assert.False(root.GetProperty("healthy").GetBoolean());
    }

    [Fact]
    public void The_command_needs_a_file()
    {
        var command = ReportCommand.Create(_ => throw new InvalidOperationException("nothing is read here"));
        Assert.NotEmpty(command.Parse([]).Errors);
        Assert.Empty(command.Parse(["--html", "a.html", "--force", "--profile", "x", "--region", "eu-west-1", "--json"]).Errors);
        Assert.Contains(command.Parse(["--html", "a.html", "--region", "Mars"]).Errors, error => error.Message.StartsWith("--region: given 'Mars'", StringComparison.Ordinal));
    }

    private Task<int> RunAsync(ReportOptions options, OrganizationStatus? status = null) => Reporting.RunAsync(
        options, () => new Source(() => status ?? SyntheticOrganization.Healthy(2)), new Terminal(_output, _error), CancellationToken.None);

    private sealed class Source(Func<OrganizationStatus> read) : IStatusSource
    {
        public Task<OrganizationStatus> ReadAsync(Progress progress, CancellationToken cancellation) => Task.FromResult(read());
    }
}
