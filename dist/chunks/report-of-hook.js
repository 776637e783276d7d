module.exports=require("../hunkguard.js")("./report-of-hook.js");
