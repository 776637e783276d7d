module.exports=require("../hunkguard.js")("./shared-64.js");
