using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Host.Operations;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>What is said of a setting <c>Urls</c> at which nothing can listen.</summary>
public sealed class ListenAddressSpecs
{
    [Theory]
    [InlineData("foo", "foo")]
    [InlineData("localhost:5000", "localhost:5000")]
    [InlineData("http://localhost:999999", "http://localhost:999999")]
    [InlineData("http://localhost:http", "http://localhost:http")]
    [InlineData("http://localhost:5000/bot", "http://localhost:5000/bot")]
    [InlineData("ftp://localhost:5000", "ftp://localhost:5000")]
    [InlineData("http://localhost:5000; bar", "bar")]
    public void What_is_no_address_is_named(string urls, string odd) =>
        Assert.StartsWith($"Urls has '{odd}', which is no address to listen at; write http, a host and a port, such as http://localhost:3978", ListenAddresses.Problem(urls), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://localhost:3978")]
    [InlineData("http://+:3978;https://*:443")]
    [InlineData("http://127.0.0.1:0; http://[::1]:5000/")]
    [InlineData("http://unix:/run/bot.sock")]
    public void What_the_server_takes_is_fine(string? urls) => Assert.Null(ListenAddresses.Problem(urls));

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_the_setting_and_the_cure()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        Assert.Equal(
            $"Failed to bind to address {url}: address already in use. End the program that listens there, or name another address in Urls ({url}), such as http://localhost:3978.",
            ListenAddresses.Says(await FailureAsync(url), url));
    }

    [Theory]
    // An address that is kept for documents, and of no machine: RFC 5737.
    [InlineData("http://203.0.113.9:5000", "Nothing can listen at Urls (http://203.0.113.9:5000): ")]
    [InlineData("https://127.0.0.1:0", "Urls (https://127.0.0.1:0) names https, and there is no certificate: ")]
    public async Task An_address_of_another_machine_and_one_without_a_certificate_are_told_apart(string url, string says) =>
        Assert.StartsWith(says, ListenAddresses.Says(await FailureAsync(url), url), StringComparison.Ordinal);

    [Fact]
    public void Another_failure_is_none_of_it() => Assert.Null(ListenAddresses.Says(new IOException("a disk"), "http://localhost:3978"));

    /// <summary>As the web server says it.</summary>
    private static async Task<Exception> FailureAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var server = builder.Build();
        return await Assert.ThrowsAnyAsync<Exception>(() => server.StartAsync(TestContext.Current.CancellationToken));
    }
}
